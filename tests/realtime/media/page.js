// A person's browser, without our client: real connections, a picture of one colour and a sound of one pitch.
// `window.ice`, set before, says how it reaches the worker: by which servers, by relay only.
const gathered = (peer) =>
  new Promise((done) => {
    const look = () => peer.iceGatheringState === "complete" && done();
    peer.addEventListener("icegatheringstatechange", look);
    look();
  });
const CONTEXT = new AudioContext();
const WIDTH = 320, HEIGHT = 180;

function painted(colour) {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const drawing = canvas.getContext("2d");
  setInterval(() => {
    drawing.fillStyle = colour;
    drawing.fillRect(0, 0, WIDTH, HEIGHT);
    drawing.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`; // something moves in a corner
    drawing.fillRect(0, 0, 40, 20);
  }, 1000 / 15);
  return canvas.captureStream(15).getVideoTracks()[0];
}

function sung(hertz) {
  const out = CONTEXT.createMediaStreamDestination();
  const tone = new OscillatorNode(CONTEXT, { frequency: hertz });
  window.loudness = new GainNode(CONTEXT, { gain: 0.2 });
  tone.connect(window.loudness).connect(out);
  tone.start();
  return out.stream.getAudioTracks()[0];
}

// The offer of a publishing connection. `colour` and `hertz`, or else the browser's (fake) camera and microphone.
window.publish = async ({ colour, hertz }) => {
  const peer = (window.publishing = new RTCPeerConnection({ bundlePolicy: "max-bundle", ...window.ice }));
  let tracks = [hertz && sung(hertz), colour && painted(colour)];
  if (!colour && !hertz) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } });
    tracks = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]];
  }
  for (const [kind, track] of [["audio", tracks[0]], ["video", tracks[1]], ["video", null], ["audio", null]]) {
    peer.addTransceiver(track ?? kind, { direction: "sendonly" });
  }
  await peer.setLocalDescription();
  await gathered(peer);
  return peer.localDescription.sdp;
};
window.published = (sdp) => window.publishing.setRemoteDescription({ type: "answer", sdp });
window.share = (colour) => window.publishing.getTransceivers()[2].sender.replaceTrack(painted(colour));

// The answer of a receiving connection; `window.slots` then holds what each slot shows and sounds like.
window.receive = async (sdp) => {
  const peer = (window.receiving = new RTCPeerConnection({ bundlePolicy: "max-bundle", ...window.ice }));
  window.slots = {};
  peer.ontrack = ({ track, streams: [stream] }) => {
    const slot = (window.slots[stream.id] ??= {});
    const element = document.createElement(track.kind);
    Object.assign(element, { muted: true, autoplay: true, srcObject: new MediaStream([track]) });
    document.body.append(element);
    if (track.kind === "video") {
      slot.video = element;
    } else {
      slot.analyser = new AnalyserNode(CONTEXT, { fftSize: 2048, smoothingTimeConstant: 0 });
      CONTEXT.createMediaStreamSource(element.srcObject).connect(slot.analyser);
    }
  };
  await peer.setRemoteDescription({ type: "offer", sdp });
  await peer.setLocalDescription();
  await gathered(peer);
  return peer.localDescription.sdp;
};

// "red", "lime" or "blue", whichever a slot's picture is nearest to; null before the first.
const COLOURS = { red: [255, 0, 0], lime: [0, 255, 0], blue: [0, 0, 255] };
const probe = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
window.colourOf = (name) => {
  const video = window.slots[name]?.video;
  if (!video?.videoWidth) return null;
  probe.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 20, 20, 0, 0, 1, 1);
  const seen = probe.getImageData(0, 0, 1, 1).data;
  const off = (colour) => COLOURS[colour].reduce((sum, part, i) => sum + (part - seen[i]) ** 2, 0);
  return Object.keys(COLOURS).sort((a, b) => off(a) - off(b))[0];
};

// The pitch of a slot's sound, to 50 Hz; null for silence.
window.pitchOf = (name) => {
  const analyser = window.slots[name]?.analyser;
  if (!analyser) return null;
  const bins = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(bins);
  const loudest = bins.indexOf(Math.max(...bins));
  if (!(bins[loudest] > -50)) return null;
  return Math.round((loudest * CONTEXT.sampleRate) / analyser.fftSize / 50) * 50;
};

// What the browser counted of a slot: `kind` "audio" or "video".
window.counted = async (name, kind) => {
  const stats = [...(await window.receiving.getStats()).values()].filter((each) => each.type === "inbound-rtp");
  const track = window.receiving.getReceivers().map((each) => each.track).filter((each) => each.kind === kind)[Number(name.slice(4))];
  return stats.find((each) => each.trackIdentifier === track.id) ?? {};
};
