/**
 * Ask for Opus that sends nothing while nobody speaks (DTX). What a browser sends follows the answer: it goes into the
 * parameters of Opus there, in each section of sound that has them or could.
 */
export function withDtx(sdp: string): string {
  const types = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000\/2\r?$/gm)].map((match) => match[1]!)
  return types.reduce((text, type) => {
    if (new RegExp(`^a=fmtp:${type} .*usedtx=1`, 'm').test(text)) return text
    const line = new RegExp(`^(a=fmtp:${type} [^\\r\\n]*)`, 'gm')
    if (line.test(text)) return text.replace(line, '$1;usedtx=1')
    return text.replace(new RegExp(`^(a=rtpmap:${type} opus/48000/2)(\\r?\\n)`, 'gm'), `$1$2a=fmtp:${type} usedtx=1$2`)
  }, sdp)
}
