/** "Connect your first device": name it, send one message with a pasted example, see it arrive. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { deviceIdPattern, deviceTopic } from '../../../../schemas/topics.ts'
import { shanghaiTime, t } from '../i18n/language.ts'
import { mqttPort } from '../live/reported.ts'
import type { Zone } from '../live/zone.ts'
import { baseUrl } from '../state.ts'
import { ArrivalCard } from './arrival-card.tsx'
import { examplesFor, type Example } from './examples.ts'
import { firstMessage } from './first-message.ts'
import { CopyBlock } from './copy-block.tsx'
import { keepAddress, keptAddress, keptWait, type KeptAddress } from './kept.ts'

const portDefault = 1883

export function ConnectPage({ zone }: { readonly zone: Zone }) {
  const [deviceId, setDeviceId] = useState(() => keptWait()?.deviceId ?? newDeviceId())
  const [typed, setTyped] = useState(keptAddress)
  const type = (part: KeptAddress): void => {
    setTyped({ ...typed, ...part })
    keepAddress({ ...typed, ...part })
  }
  const host = typed.host ?? (location.hostname.replace(/^\[|\]$/g, '') || 'localhost')
  const portText = typed.port ?? String(mqttPort.value ?? portDefault)
  const port = Number(portText)
  const addressValid = port > 0 && port < 65_536 && host !== ''
  const valid = deviceIdPattern.test(deviceId) && addressValid
  return (
    <main class="connect" data-testid="connect-page">
      <header>
        <h1>{t('connect.title')}</h1>
        <p>{t('connect.lead')}</p>
      </header>
      <div class="connect-columns">
        <div>
          <section class="card" aria-labelledby="step-1">
            <h2 id="step-1">
              <b>1</b> {t('connect.step1')}
            </h2>
            <div class="inputs">
              <IdInput deviceId={deviceId} onChange={setDeviceId} />
              <label>
                {t('connect.host')}
                <input
                  value={host}
                  onInput={(event) => type({ host: event.currentTarget.value.trim() })}
                />
              </label>
              <label>
                {t('connect.port')}
                <input
                  type="number"
                  min="1"
                  max="65535"
                  value={portText}
                  onInput={(event) => type({ port: event.currentTarget.value })}
                />
              </label>
            </div>
            {addressValid ? undefined : <small class="bad">{t('connect.addressBad')}</small>}
            <Facts deviceId={deviceId} />
          </section>
          {valid ? <SendStep zone={zone} deviceId={deviceId} host={host} port={port} /> : undefined}
        </div>
        {valid ? <ArrivalCard key={deviceId} zone={zone} deviceId={deviceId} /> : undefined}
      </div>
    </main>
  )
}

/** An id that nobody else has: two people may try this at the same time. */
function newDeviceId(): string {
  return `first-${Math.random().toString(36).slice(2, 8)}`
}

interface IdInputProps {
  readonly deviceId: string
  readonly onChange: (deviceId: string) => void
}

function IdInput({ deviceId, onChange }: IdInputProps) {
  const valid = deviceIdPattern.test(deviceId)
  return (
    <label class="grow">
      {t('connect.deviceId')}
      <input
        value={deviceId}
        maxLength={64}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={!valid}
        aria-describedby="id-hint"
        data-testid="connect-id"
        onInput={(event) => onChange(event.currentTarget.value.trim())}
      />
      <small id="id-hint" class={valid ? '' : 'bad'}>
        {valid ? t('connect.deviceIdHint') : t('connect.deviceIdBad')}
      </small>
    </label>
  )
}

function Facts({ deviceId }: { readonly deviceId: string }) {
  const proto = (file: string) => (
    <a href={new URL(`api/v1/proto/${file}`, baseUrl).href} target="_blank" rel="noreferrer">
      {file}
    </a>
  )
  return (
    <dl class="facts">
      <dt>{t('connect.clientId')}</dt>
      <dd>
        <code>{deviceId}</code>
        <small>{t('connect.clientIdNote')}</small>
      </dd>
      <dt>{t('connect.topic')}</dt>
      <dd>
        <code data-testid="connect-topic">{deviceTopic('obu', deviceId, 'bsm')}</code>
      </dd>
      <dt>{t('connect.quality')}</dt>
      <dd>{t('connect.qualityNote')}</dd>
      <dt>{t('connect.schema')}</dt>
      <dd>
        {proto('bsm.proto')} {proto('header.proto')} {proto('options.proto')}
        <small>{t('connect.schemaAll')}</small>
      </dd>
    </dl>
  )
}

interface SendStepProps {
  readonly zone: Zone
  readonly deviceId: string
  readonly host: string
  readonly port: number
}

function SendStep({ zone, deviceId, host, port }: SendStepProps) {
  const [madeAtMs, setMadeAtMs] = useState(() => zone.clock.nowMs())
  const [chosen, setChosen] = useState(0)
  // A new device is a new message: it carries the time at which it was named.
  useEffect(() => setMadeAtMs(zone.clock.nowMs()), [deviceId, zone])
  const examples = useMemo(
    () =>
      examplesFor({
        deviceId,
        topic: deviceTopic('obu', deviceId, 'bsm'),
        host,
        port,
        web: new URL('.', baseUrl).href.replace(/\/$/, ''),
        payload: firstMessage(madeAtMs),
      }),
    [deviceId, host, port, madeAtMs],
  )
  const example = examples[chosen]!
  return (
    <section class="card" aria-labelledby="step-2">
      <h2 id="step-2">
        <b>2</b> {t('connect.step2')}
      </h2>
      <div class="tabs" role="tablist" aria-label={t('connect.example')}>
        {examples.map(({ name }, at) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={at === chosen}
            data-testid={`example-${name}`}
            onClick={() => setChosen(at)}
          >
            {name}
          </button>
        ))}
      </div>
      <ExampleText
        example={example}
        madeAtMs={madeAtMs}
        onRenew={() => setMadeAtMs(zone.clock.nowMs())}
      />
    </section>
  )
}

interface ExampleTextProps {
  readonly example: Example
  readonly madeAtMs: number
  readonly onRenew: () => void
}

function ExampleText({ example, madeAtMs, onRenew }: ExampleTextProps) {
  return (
    <div role="tabpanel" aria-label={example.name}>
      <p>{t('connect.install')}</p>
      <CopyBlock text={example.install} name="install" />
      {example.file === undefined || example.run === undefined ? (
        <>
          <p>
            {t('connect.madeAt', { time: shanghaiTime(madeAtMs) })}{' '}
            <button type="button" class="link" data-testid="renew" onClick={onRenew}>
              {t('connect.renew')}
            </button>
          </p>
          <CopyBlock text={example.text} name="example" />
          <p class="muted">{t('connect.shell')}</p>
        </>
      ) : (
        <>
          <p>{t('connect.save', { file: example.file })}</p>
          <CopyBlock text={example.run} name="run" />
          <CopyBlock text={example.text} name="example" />
        </>
      )}
    </div>
  )
}
