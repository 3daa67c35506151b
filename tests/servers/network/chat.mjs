// A stand-in for Bluesky's chat service, which is closed source. It keeps messages in memory and is reached
// the real way: the real PDS proxies to it with a service token signed by the sender's key, and inputs and
// outputs are checked against the official lexicons. Who may write to whom follows the recipient's own
// `chat.bsky.actor.declaration`, as the real service does: by default only somebody they follow.
import crypto from 'node:crypto'
import express from 'express'
import getPort from 'get-port'
import * as plc from '@did-plc/lib'
import { lexicons } from '@atproto/api'
import { Secp256k1Keypair } from '@atproto/crypto'
import { IdResolver } from '@atproto/identity'
import { InvalidRequestError, createServer, parseReqNsid, verifyJwt } from '@atproto/xrpc-server'

export async function startChat(plcUrl, pdsUrl) {
  const port = await getPort()
  const did = await register(plcUrl, port)
  const resolver = new IdResolver({ plcUrl })
  const conversations = new Map()
  const log = []

  const auth = async ({ req }) => {
    const token = (req.headers.authorization ?? '').replace(/^Bearer /, '')
    const claims = await verifyJwt(token, did, parseReqNsid(req), (issuer, fresh) =>
      resolver.did.resolveAtprotoKey(issuer, fresh),
    )
    return { credentials: { did: claims.iss } }
  }
  const answer = (body) => ({ encoding: 'application/json', body })
  const revision = () => String(1_000_000_000_000 + log.length + 1)
  const view = (convo) => ({
    id: convo.id,
    rev: revision(),
    members: convo.members.map((member) => ({ did: member, handle: 'handle.invalid' })),
    muted: false,
    status: 'accepted',
    unreadCount: 0,
    ...(convo.messages.length ? { lastMessage: shown(convo.messages.at(-1)) } : {}),
  })
  const shown = (message) => {
    const { facets, text, ...rest } = message.view
    return message.deleted
      ? { $type: 'chat.bsky.convo.defs#deletedMessageView', ...rest }
      : { $type: 'chat.bsky.convo.defs#messageView', ...rest, text, ...(facets ? { facets } : {}) }
  }
  const convoOf = (id, member) => {
    const convo = conversations.get(id)
    if (!convo?.members.includes(member)) throw new InvalidRequestError('No such convo', 'InvalidConvo')
    return convo
  }

  async function records(repo, collection) {
    const query = new URLSearchParams({ repo, collection, limit: '100' })
    const response = await fetch(`${pdsUrl}/xrpc/com.atproto.repo.listRecords?${query}`)
    return response.ok ? (await response.json()).records.map((record) => record.value) : []
  }
  async function refuseUnlessWelcome(sender, recipient) {
    const [declaration] = await records(recipient, 'chat.bsky.actor.declaration')
    const welcome = declaration?.allowIncoming ?? 'following'
    if (welcome === 'none') throw new InvalidRequestError('recipient has disabled incoming messages', 'MessagesDisabled')
    if (welcome === 'all') return
    const follows = await records(recipient, 'app.bsky.graph.follow')
    if (!follows.some((follow) => follow.subject === sender)) {
      throw new InvalidRequestError('recipient requires incoming messages to come from someone they follow', 'NotFollowedBySender')
    }
  }

  const handlers = {
    'chat.bsky.convo.getConvoForMembers': async ({ auth, params }) => {
      const sender = auth.credentials.did
      const members = [...new Set([sender, ...params.members])].sort()
      const id = crypto.createHash('sha256').update(members.join()).digest('hex').slice(0, 24)
      if (!conversations.has(id)) {
        for (const member of members) if (member !== sender) await refuseUnlessWelcome(sender, member)
        conversations.set(id, { id, members, messages: [] })
      }
      return answer({ convo: view(conversations.get(id)) })
    },
    'chat.bsky.convo.sendMessage': ({ auth, input }) => {
      const sender = auth.credentials.did
      const convo = convoOf(input.body.convoId, sender)
      const { text, facets } = input.body.message
      const message = {
        deleted: false,
        view: {
          id: crypto.randomBytes(8).toString('hex'),
          rev: revision(),
          text,
          ...(facets ? { facets } : {}),
          sender: { did: sender },
          sentAt: new Date().toISOString(),
        },
      }
      convo.messages.push(message)
      log.push({ rev: revision(), kind: 'logCreateMessage', convo, message })
      return answer(message.view)
    },
    'chat.bsky.convo.deleteMessageForSelf': ({ auth, input }) => {
      const convo = convoOf(input.body.convoId, auth.credentials.did)
      const message = convo.messages.find((each) => each.view.id === input.body.messageId)
      if (!message) throw new InvalidRequestError('No such message')
      message.deleted = true
      log.push({ rev: revision(), kind: 'logDeleteMessage', convo, message })
      const { text, facets, ...rest } = message.view
      return answer(rest)
    },
    'chat.bsky.convo.getMessages': ({ auth, params }) => {
      const convo = convoOf(params.convoId, auth.credentials.did)
      return answer({ messages: convo.messages.map(shown).reverse().slice(0, params.limit ?? 50) })
    },
    'chat.bsky.convo.listConvos': ({ auth }) => {
      const mine = [...conversations.values()].filter((convo) => convo.members.includes(auth.credentials.did))
      return answer({ convos: mine.map(view) })
    },
    'chat.bsky.convo.getLog': ({ auth, params }) => {
      const news = log.filter(
        (entry) => entry.convo.members.includes(auth.credentials.did) && entry.rev > (params.cursor ?? ''),
      ).slice(0, 100)
      return answer({
        cursor: news.at(-1)?.rev ?? params.cursor ?? '1000000000000',
        logs: news.map((entry) => ({
          $type: `chat.bsky.convo.defs#${entry.kind}`,
          rev: entry.rev,
          convoId: entry.convo.id,
          message: shown(entry.message),
        })),
      })
    },
  }

  const server = createServer(lexicons)
  for (const [nsid, handler] of Object.entries(handlers)) server.method(nsid, { auth, handler })
  const app = express()
  app.use(server.router)
  await new Promise((ready) => app.listen(port, ready))
  return { did, port }
}

async function register(plcUrl, port) {
  const key = await Secp256k1Keypair.create({ exportable: true })
  const operation = await plc.signOperation(
    {
      type: 'plc_operation',
      verificationMethods: { atproto: key.did() },
      rotationKeys: [key.did()],
      alsoKnownAs: [],
      services: { bsky_chat: { type: 'BskyChatService', endpoint: `http://localhost:${port}` } },
      prev: null,
    },
    key,
  )
  const did = await plc.didForCreateOp(operation)
  await new plc.Client(plcUrl).sendOperation(did, operation)
  return did
}
