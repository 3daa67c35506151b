// The page of the simulated network: who you are, what you say, and the state as the network tells it, live.
import { composer, face, files, linked, make, reconcile, seconds, time } from './drawing.js'

const find = (id) => document.getElementById(id)
const remembered = () => location.hash.slice(1)
let state = null
let lastField = null
let asking = false
let askAgain = false

async function call(method, path, content) {
  const how = { method, headers: { 'content-type': 'application/json' } }
  if (content) how.body = JSON.stringify({ as: state.you, ...content })
  try {
    const answer = await fetch(path, how)
    if (answer.ok) return complain('') ?? (await answer.json())
    const problem = await answer.json()
    complain(`${problem.error} ${problem.remedy ?? ''}`)
  } catch {
    complain('The network does not answer. Is it still running?')
  }
  return null
}

function complain(words) {
  find('problem').textContent = words
  find('problem').hidden = !words
}

const tell = (words) => (find('news').textContent = words)

/** Ask for the state; calls that come while one is on its way are answered by one more. */
async function refresh() {
  if (asking) return void (askAgain = true)
  asking = true
  const who = remembered() ? `?as=${encodeURIComponent(remembered())}` : ''
  const answer = await fetch(`/page/state${who}`).catch(() => null)
  asking = false
  if (answer?.ok) draw(await answer.json())
  else if (answer?.status === 404 && who) location.hash = ''
  if (askAgain) {
    askAgain = false
    refresh()
  }
}

function draw(fresh) {
  const before = state
  state = fresh
  find('desk').href = state.desk
  find('empty').hidden = state.posts.length > 0
  drawCast()
  drawLines()
  reconcile(find('posts'), state.posts.map(keyed), createPost, updatePost)
  reconcile(find('letters'), state.brands.map((brand) => ({ ...brand, key: brand.slug })), createLetters, updateLetters)
  if (before?.you === state.you) announce(before)
}

const keyed = (item) => ({ ...item, key: item.id })
const personaOf = (id) => [...state.personas, ...state.others].find((persona) => persona.id === id)
const brandOf = (slug) => state.brands.find((brand) => brand.slug === slug)

/** Say aloud what changed for you, for those who do not see it happen. */
function announce(before) {
  const hidden = (posts) => posts.flatMap((post) => post.comments).filter((comment) => comment.hidden_after != null).length
  const letters = (messages) => messages.filter((message) => message.from_brand).length
  if (hidden(state.posts) > hidden(before.posts)) tell('The brand has hidden your comment.')
  if (letters(state.messages) > letters(before.messages)) tell('You have a new private message.')
}

function drawCast() {
  reconcile(
    find('cast'),
    state.personas.map(keyed),
    (persona) =>
      make(
        'label',
        { class: 'persona' },
        make('input', { type: 'radio', name: 'persona', value: persona.id, on: { change: () => become(persona.id) } }),
        face(persona.name, persona.hue),
        make('span', { class: 'who' }, make('b', {}, persona.name), make('small', {}, `@${persona.handle} · ${persona.language}`)),
      ),
    (element, persona) => (element.querySelector('input').checked = persona.id === state.you),
  )
}

function become(persona) {
  location.hash = persona
}

function drawLines() {
  const lines = personaOf(state.you).examples.map((line) => ({ ...line, key: `${state.you}:${line.text}` }))
  const list = find('lines')
  if (list.firstElementChild?.dataset.key === lines[0]?.key) return
  list.replaceChildren()
  reconcile(
    list,
    lines,
    (line) =>
      make(
        'li',
        {},
        make(
          'button',
          { type: 'button', class: 'line', on: { click: () => suggest(line.text) } },
          make('b', {}, line.shows),
          make('span', { lang: personaOf(state.you).language }, line.text),
        ),
      ),
    () => {},
  )
}

/** Put words into the field that was last used, or the first one. */
function suggest(text) {
  const field = lastField?.isConnected ? lastField : document.querySelector('.post textarea')
  if (!field) return
  field.value = text
  field.focus()
  field.scrollIntoView({ block: 'center', behavior: 'smooth' })
}

function createPost(post) {
  const brand = brandOf(post.brand)
  return make(
    'article',
    { class: 'post', 'aria-label': `Post by ${brand.name}` },
    make('header', {}, face(brand.name, brand.hue, true), make('b', {}, brand.name), badge(), time(post.at)),
    make('p', { class: 'text' }, ...linked(post.text)),
    make('ol', { class: 'comments', 'aria-label': 'Comments' }),
    composer('Write a public comment', 'Comment', (text) => call('POST', '/page/comments', { post: post.id, text })),
  )
}

function updatePost(element, post) {
  reconcile(element.querySelector('.comments'), post.comments.map((each) => ({ ...keyed(each), brand: post.brand })), createComment, updateComment)
}

function createComment(comment) {
  const brand = brandOf(comment.brand)
  const by = comment.persona ? personaOf(comment.persona) : { ...brand, handle: brand.slug }
  return make(
    'li',
    { class: comment.persona ? 'comment' : 'comment by-brand' },
    face(by.name, by.hue, !comment.persona),
    make(
      'div',
      { class: 'body' },
      make('header', {}, make('b', {}, by.name), comment.persona ? null : badge(), make('small', {}, `@${by.handle}`), time(comment.at), make('small', { class: 'edited' }, 'edited')),
      make('p', { class: 'text', dir: 'auto' }),
      comment.mine ? acts(comment) : null,
    ),
  )
}

function acts(comment) {
  return make(
    'p',
    { class: 'acts' },
    make('button', { type: 'button', on: { click: () => edit(comment.id) } }, 'Edit'),
    make('button', { type: 'button', on: { click: () => call('DELETE', `/page/comments/${comment.id}`, {}) } }, 'Delete'),
  )
}

function updateComment(element, comment) {
  const hidden = comment.hidden_after != null
  element.classList.toggle('hidden-by-brand', hidden)
  element.querySelector('.edited').hidden = !comment.edited
  const words = hidden
    ? [`${brandOf(comment.brand).name} hid your comment ${seconds(comment.hidden_after)} after you wrote it. Nobody else sees it any more.`]
    : [...linked(comment.text), ...files(comment.files)]
  const text = element.querySelector('.text')
  const drawn = `${hidden}:${comment.text}`
  if (text.dataset.drawn === drawn) return
  text.dataset.drawn = drawn
  text.replaceChildren(...words)
}

const badge = () => make('span', { class: 'badge' }, 'brand')

function createLetters(brand) {
  return make(
    'section',
    { class: 'thread', 'aria-label': `Private messages with ${brand.name}` },
    make('header', {}, face(brand.name, brand.hue, true), make('b', {}, brand.name)),
    make('ol', { class: 'bubbles', 'aria-label': `Messages with ${brand.name}` }),
    composer(`Write to ${brand.name} privately`, 'Send', (text) => call('POST', '/page/messages', { brand: brand.slug, text })),
  )
}

function updateLetters(element, brand) {
  const mine = state.messages.filter((message) => message.brand === brand.slug)
  const list = element.querySelector('.bubbles')
  const before = list.children.length
  reconcile(
    list,
    mine.map(keyed),
    (message) => make('li', { class: message.from_brand ? 'bubble theirs' : 'bubble yours' }, make('p', { dir: 'auto' }, ...linked(message.text)), ...files(message.files), time(message.at)),
    () => {},
  )
  if (mine.length > before) list.scrollTop = list.scrollHeight
}

async function edit(id) {
  const editor = find('editor')
  const comment = state.posts.flatMap((post) => post.comments).find((each) => each.id === id)
  find('editor-text').value = comment.text
  editor.returnValue = ''
  editor.showModal()
  await new Promise((closed) => editor.addEventListener('close', closed, { once: true }))
  const text = find('editor-text').value
  if (editor.returnValue === 'save' && text !== comment.text) await call('PUT', `/page/comments/${id}`, { text })
}

document.addEventListener('focusin', (event) => {
  if (event.target.matches('.post textarea')) lastField = event.target
})
addEventListener('hashchange', refresh)
new EventSource('/page/live').addEventListener('message', refresh)
refresh()
