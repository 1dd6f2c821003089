import type { Device, DeviceKind } from './store'

/** How large one's picture is: what 360p takes is about 500 kbit/s, HD three times as much, small a fifth. */
export type PictureSize = 'small' | 'normal' | 'hd'

/** Pixels and frames a second that the camera is asked for, and the most it is sent with (bit/s). */
export const PICTURES: Readonly<Record<PictureSize, { width: number; height: number; frames: number; bitrate: number }>> = {
  small: { width: 320, height: 180, frames: 12, bitrate: 100_000 },
  normal: { width: 640, height: 360, frames: 25, bitrate: 500_000 },
  hd: { width: 1280, height: 720, frames: 25, bitrate: 1_500_000 },
}

/**
 * The chosen device when it is there, else whatever the system offers. It is asked for exactly: Chromium takes a wish for a
 * device as granted by another one that is open.
 */
async function openChosen(id: string, kind: 'audio' | 'video', wanted: MediaTrackConstraints): Promise<MediaStreamTrack> {
  const open = async (device: MediaTrackConstraints): Promise<MediaStreamTrack> => {
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: { ...device, ...wanted } })
    return stream.getTracks()[0]!
  }
  if (id === '') return open({})
  try {
    return await open({ deviceId: { exact: id } })
  } catch (error) {
    if (!(error instanceof Error && (error.name === 'OverconstrainedError' || error.name === 'NotFoundError'))) throw error
    return open({})
  }
}

export function pictureConstraints(size: PictureSize): MediaTrackConstraints {
  const { width, height, frames } = PICTURES[size]
  return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frames, max: frames } }
}

/** @throws what the browser throws; `kindOfFailure` tells what it means. */
export async function openMicrophone(id: string, noiseSuppression: boolean): Promise<MediaStreamTrack> {
  return openChosen(id, 'audio', { echoCancellation: true, noiseSuppression, autoGainControl: true })
}

/** @throws what the browser throws; `kindOfFailure` tells what it means. */
export async function openCamera(id: string, size: PictureSize): Promise<MediaStreamTrack> {
  const track = await openChosen(id, 'video', pictureConstraints(size))
  track.contentHint = 'motion'
  return track
}

const KINDS: Readonly<Record<MediaDeviceKind, DeviceKind>> = { audioinput: 'microphone', videoinput: 'camera', audiooutput: 'speaker' }

/** What is plugged in. Before the first permission a browser tells no names, and nothing to choose by: those are left out. */
export function byKind(found: readonly MediaDeviceInfo[]): Record<DeviceKind, Device[]> {
  const devices: Record<DeviceKind, Device[]> = { microphone: [], camera: [], speaker: [] }
  // Chromium lists the system's choice twice: as itself, and as “default”.
  for (const { kind, deviceId, label } of found) if (deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications') devices[KINDS[kind]].push({ id: deviceId, label })
  return devices
}

export async function listDevices(): Promise<Record<DeviceKind, Device[]>> {
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined
  return byKind((await devices?.enumerateDevices?.()) ?? [])
}
