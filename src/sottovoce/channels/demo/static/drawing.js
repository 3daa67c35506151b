// Turns what the network says into elements. Text is only ever set as text, never as markup.

/** An element with attributes, and children that are elements or text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') for (const [event, act] of Object.entries(value)) element.addEventListener(event, act)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value != null) element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child != null))
  return element
}

/** Bring a container's children in line with a list: what stays is updated in place, what went leaves. */
export function reconcile(container, items, create, update) {
  const kept = new Map([...container.children].map((child) => [child.dataset.key, child]))
  for (const item of items) {
    let element = kept.get(item.key)
    kept.delete(item.key)
    if (!element || element.classList.contains('leaving')) {
      element = create(item)
      element.dataset.key = item.key
    }
    update(element, item)
    const place = container.children[items.indexOf(item)]
    if (place !== element) container.insertBefore(element, place ?? null)
  }
  for (const element of kept.values()) leave(element)
}

function leave(element) {
  if (element.classList.contains('leaving')) return
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return element.remove()
  element.classList.add('leaving')
  element.setAttribute('aria-hidden', 'true')
  setTimeout(() => element.remove(), 260)
}

/** A round picture made of somebody's initials. */
export function face(name, hue, brand = false) {
  const initials = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word)).map((word) => word[0]).slice(0, 2).join('').toUpperCase()
  return make('span', { class: `face hue-${hue}${brand ? ' brand' : ''}`, 'aria-hidden': 'true' }, initials)
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

export function time(at) {
  return make('time', { datetime: at }, clock.format(new Date(at)))
}

/** Text with its web addresses as links; everything else stays text. */
export function linked(text) {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
  return pieces.map((piece, index) =>
    index % 2 ? make('a', { href: piece, rel: 'noopener noreferrer', target: '_blank' }, shortened(piece)) : piece,
  )
}

/** The files of a message: pictures are shown, anything else is a link. */
export function files(list) {
  return list.map(({ id, media_type: type, alt }) => {
    const href = `/page/files/${id}`
    if (type.startsWith('image/')) return make('img', { class: 'picture', src: href, alt, loading: 'lazy' })
    return make('a', { class: 'document', href, target: '_blank', rel: 'noopener' }, alt || 'A document')
  })
}

function shortened(address) {
  const shown = address.replace(/^https?:\/\//, '')
  return shown.length > 42 ? `${shown.slice(0, 40)}…` : shown
}

/** A text field with a button; `say` is called with what was written and clears the field when it succeeds. */
export function composer(label, button, say) {
  const id = `field-${crypto.randomUUID()}`
  const field = make('textarea', { id, rows: 2, maxlength: 2000, placeholder: label })
  const form = make(
    'form',
    { class: 'composer', on: { submit: (event) => event.preventDefault() || send() } },
    make('label', { class: 'unseen', for: id }, label),
    field,
    make('button', { class: 'strong' }, button),
  )
  async function send() {
    if (field.value.trim() && (await say(field.value))) field.value = ''
    field.focus()
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  })
  return form
}

export function seconds(count) {
  return count < 1 ? `${Math.max(1, Math.round(count * 1000))} ms` : `${count.toFixed(1)} s`
}
