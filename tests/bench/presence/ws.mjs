// The floor for one thread of Node: the `ws` package, and the frames and ticks of the campus (20 Hz up to 300 people, 10 Hz above) with
// nothing else: no rights, no walls, no pace, no cells, no names.
//
// A client says {u8 0, u8 x, u8 y}, is answered {u8 0, u16 its number}, and then sends the campus's steps.

import { WebSocketServer } from 'ws'

const MOVES = 0x11
const HEAD_BYTES = 7
const RECORD_BYTES = 5
const CROWD = 300
const DELTAS = [[0, 1], [-1, 0], [1, 0], [0, -1]]

const people = new Map()
const moved = new Set()
let number = 0
let seq = 0
let armed = false

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), perMessageDeflate: false })

server.on('connection', socket => {
    const person = { number: number++, x: 0, y: 0, facing: 0, seq: 0 }
    socket.on('message', frame => {
        if (frame[0] === 0) {
            person.x = frame[1]
            person.y = frame[2]
            people.set(socket, person)
            const answer = Buffer.alloc(3)
            answer.writeUInt16LE(person.number, 1)
            socket.send(answer)
            return
        }
        person.seq = frame.readUInt16LE(2)
        person.facing = frame[4] & 3
        const [dx, dy] = DELTAS[person.facing]
        person.x += dx
        person.y += dy
        moved.add(person)
        if (!armed) {
            armed = true
            setTimeout(tick, people.size <= CROWD ? 50 : 100)
        }
    })
    socket.on('close', () => people.delete(socket))
})

function tick() {
    armed = false
    seq = (seq + 1) & 0xffff
    const frame = Buffer.allocUnsafe(HEAD_BYTES + RECORD_BYTES * moved.size)
    frame[0] = MOVES
    frame.writeUInt16LE(Math.trunc(performance.now() / 50) & 0xffff, 1)
    frame[3] = frame[4] = 0
    frame.writeUInt16LE(seq, 5)
    let offset = HEAD_BYTES
    for (const person of moved) {
        frame.writeUInt16LE(person.number, offset)
        frame[offset + 2] = person.x
        frame[offset + 3] = person.y
        frame[offset + 4] = person.facing
        offset += RECORD_BYTES
    }
    moved.clear()
    for (const socket of people.keys()) socket.send(frame)
}
