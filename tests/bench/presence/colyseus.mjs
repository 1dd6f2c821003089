// Colyseus as its documentation has it: a state with a map of players, and a patch of what changed every 50 ms. A tile is one byte,
// which is the least that its schema can say.

import { Room, Server } from '@colyseus/core'
import { schema, t } from '@colyseus/schema'
import { WebSocketTransport } from '@colyseus/ws-transport'

const DELTAS = [[0, 1], [-1, 0], [1, 0], [0, -1]]

const Player = schema({ x: t.uint8(), y: t.uint8() }, 'Player')
const State = schema({ players: t.map(Player) }, 'State')

class Hall extends Room {
    maxClients = 2000
    patchRate = 50
    state = new State()

    onCreate() {
        this.onMessage('step', (client, direction) => {
            const player = this.state.players.get(client.sessionId)
            const [dx, dy] = DELTAS[direction]
            if (dx) player.x += dx
            if (dy) player.y += dy
        })
    }

    onJoin(client, { x, y }) {
        const player = new Player()
        player.x = x
        player.y = y
        this.state.players.set(client.sessionId, player)
    }

    onLeave(client) {
        this.state.players.delete(client.sessionId)
    }
}

const server = new Server({ greet: false, transport: new WebSocketTransport() })
server.define('hall', Hall)
await server.listen(Number(process.argv[2]))
