// The floor for one thread of Node: the `ws` package, and the frames and ticks of the campus (20 Hz up to 300 people, 10 Hz above) with
// nothing else: no rights, no walls, no pace, no cells, no names.
//
// A client says {u8 0, u8 x, u8 y}, is answered {u8 0, u16 its number}, and then sends the campus's steps.

import { WebSocketServer } from 'ws'

const MOVES = 0x11
const HEAD_BYTES = 9
const WALK_BYTES = 2
const POSITION_BYTES = 5
const CROWD = 300
const DELTAS = [[0, 1], [-1, 0], [1, 0], [0, -1]]

const people = new Map()
const moved = new Map() // how many steps
let number = 0
let seq = 0
let ticks = 0
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
        moved.set(person, (moved.get(person) ?? 0) + 1)
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
    ticks = (ticks + 1) & 0xffff
    const walked = [...moved].filter(([, steps]) => steps === 1).map(([person]) => person)
    const others = [...moved].filter(([, steps]) => steps > 1).map(([person]) => person)
    const frame = Buffer.allocUnsafe(HEAD_BYTES + WALK_BYTES * walked.length + POSITION_BYTES * others.length)
    frame[0] = MOVES
    frame.writeUInt16LE(ticks, 1)
    frame[3] = frame[4] = 0
    frame.writeUInt16LE(seq, 5)
    frame.writeUInt16LE(walked.length, 7)
    let offset = HEAD_BYTES
    for (const person of walked) {
        frame.writeUInt16LE(person.number * 4 + person.facing, offset)
        offset += WALK_BYTES
    }
    for (const person of others) {
        frame.writeUInt16LE(person.number, offset)
        frame[offset + 2] = person.x
        frame[offset + 3] = person.y
        frame[offset + 4] = person.facing
        offset += POSITION_BYTES
    }
    moved.clear()
    for (const socket of people.keys()) socket.send(frame)
}
