import { useId } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { _, fill } from '../i18n'
import { chosenDevices, type DeviceKind } from './store'

/** Which microphone, camera or speaker: also in the middle of a talk. Nothing where the browser offers no choice. */
export function DeviceChoice({ kind, label }: { kind: DeviceKind; label: string }) {
  const { huddles } = useCampus()
  const id = useId()
  const devices = huddles.store.devices.value[kind].filter((device) => device.id !== '' && device.id !== 'default')
  if (devices.length < 2) return null
  const chosen = chosenDevices.value[kind]
  return (
    <p class="device-choice">
      <label class="small" for={id}>
        {label}
      </label>
      <select id={id} value={devices.some((device) => device.id === chosen) ? chosen : ''} onChange={(event) => void huddles.chooseDevice(kind, event.currentTarget.value)}>
        <option value="">{_('Celui du système')}</option>
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || fill(_('Appareil {n}'), { n: index + 1 })}
          </option>
        ))}
      </select>
    </p>
  )
}
