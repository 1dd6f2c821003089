import type { Ice } from '../protocol/messages'

/** Candidates are gathered this long at most, ms: then what there is goes out. */
const GATHER_MS = 2500
/** A connection that is not up after this long is given up, ms. */
const CONNECT_MS = 10_000

export function newPeer(ice: Ice): RTCPeerConnection {
  return new RTCPeerConnection({
    bundlePolicy: 'max-bundle',
    iceServers: ice.servers.map(({ urls, username, credential }) => (username === '' ? { urls } : { urls, username, credential })),
    iceTransportPolicy: ice.relay_only ? 'relay' : 'all',
  })
}

/** Resolves with one's own description, once all candidates are in it. */
export async function described(peer: RTCPeerConnection): Promise<string> {
  if (peer.iceGatheringState !== 'complete') {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        peer.removeEventListener('icegatheringstatechange', look)
        resolve()
      }
      const look = (): void => {
        if (peer.iceGatheringState === 'complete') done()
      }
      const timer = setTimeout(done, GATHER_MS)
      peer.addEventListener('icegatheringstatechange', look)
    })
  }
  return peer.localDescription!.sdp
}

/** @throws Error when it fails, is closed, or takes too long. */
export async function connected(peer: RTCPeerConnection): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const done = (error: Error | null): void => {
      clearTimeout(timer)
      peer.removeEventListener('connectionstatechange', look)
      if (error) reject(error)
      else resolve()
    }
    const look = (): void => {
      const state = peer.connectionState
      if (state === 'connected') done(null)
      else if (state === 'failed' || state === 'closed') done(new Error(`connection ${state}`))
    }
    const timer = setTimeout(() => done(new Error('connection not up in time')), CONNECT_MS)
    peer.addEventListener('connectionstatechange', look)
    look()
  })
}

/**
 * Have what is sent follow another description of the other side, who is not told: what differs is theirs only in name. The
 * connection stands meanwhile.
 */
export async function describeAnew(peer: RTCPeerConnection, theirs: RTCSessionDescriptionInit): Promise<void> {
  if (peer.signalingState !== 'stable') return
  if (theirs.type === 'answer') await peer.setLocalDescription(await peer.createOffer())
  await peer.setRemoteDescription(theirs)
  if (theirs.type === 'offer') await peer.setLocalDescription(await peer.createAnswer())
}

/** A connection that is interrupted often comes back by itself; after this long it is given up, ms. */
const INTERRUPTED_MS = 3000

/** Call back once when a connection that was up is lost for good. */
export function whenLost(peer: RTCPeerConnection, lost: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    clearTimeout(timer)
    const state = peer.connectionState
    if (state === 'failed') end()
    else if (state === 'disconnected') timer = setTimeout(end, INTERRUPTED_MS)
    else if (state === 'closed') peer.removeEventListener('connectionstatechange', look)
  }
  const end = (): void => {
    peer.removeEventListener('connectionstatechange', look)
    if (peer.connectionState !== 'closed') lost()
  }
  peer.addEventListener('connectionstatechange', look)
}

/** VP8 and Opus only: what the forwarder rewrites, and what every browser has. */
export function onlyForwarded(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  // Firefox before 128 has no say in this: there the answer decides.
  if (typeof transceiver.setCodecPreferences !== 'function') return
  const wanted = kind === 'audio' ? ['audio/opus'] : ['video/vp8', 'video/rtx']
  const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs.filter(({ mimeType }) => wanted.includes(mimeType.toLowerCase())) ?? []
  if (codecs.length > 0) transceiver.setCodecPreferences(codecs)
}
