// Starts the real Bluesky network (PLC, PDS, AppView, bsync, Ozone) and prints one line of JSON with its
// addresses. It ends, and ends the database and the cache it was given, when its standard input closes: so
// that nothing is left behind when the test run is killed.
import { TestNetwork } from '@atproto/dev-env'
import { startChat } from './chat.mjs'

const companions = (process.env.COMPANION_PIDS ?? '').split(',').filter(Boolean).map(Number)

function leave() {
  for (const pid of companions) {
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      // It is gone already.
    }
  }
  process.exit(0)
}
process.stdin.on('end', leave)
process.stdin.on('close', leave)
process.stdin.resume()

const network = await TestNetwork.create({})
const chat = await startChat(network.plc.url, network.pds.url)
console.log(
  JSON.stringify({
    pds: network.pds.url,
    appview: network.bsky.url,
    plc: network.plc.url,
    chat_did: chat.did,
  }),
)
