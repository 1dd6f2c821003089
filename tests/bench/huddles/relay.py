"""The server to compare with: aiortc as it stands, which decodes each source and encodes it anew for each listener.

    POST /publish/{name}    offer → answer
    POST /listen/{name}     names, comma-separated → offer
    POST /answer/{name}     answer

Usage: python -m tests.bench.huddles.relay ADDRESS PORT
"""

import sys

import aioice.ice
from aiohttp import web
from aiortc import MediaStreamTrack, RTCBundlePolicy, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaBlackhole, MediaRelay

relay = MediaRelay()
unheard = MediaBlackhole()  # takes the frames of who has no listener yet, that would pile up
connections: dict[str, RTCPeerConnection] = {}
tracks: dict[str, list[MediaStreamTrack]] = {}


def connection(name: str) -> RTCPeerConnection:
    configuration = RTCConfiguration(iceServers=[], bundlePolicy=RTCBundlePolicy.MAX_BUNDLE)
    made = connections[name] = RTCPeerConnection(configuration)
    return made


async def publish(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    made, heard = connection(name), tracks.setdefault(name, [])
    made.on("track", heard.append)
    await made.setRemoteDescription(RTCSessionDescription(await request.text(), "offer"))
    await made.setLocalDescription(await made.createAnswer())
    for track in heard:
        unheard.addTrack(relay.subscribe(track))
    await unheard.start()
    return web.Response(text=made.localDescription.sdp)


async def listen(request: web.Request) -> web.Response:
    made = connection(request.match_info["name"])
    for name in (await request.text()).split(","):
        for track in tracks[name]:
            made.addTrack(relay.subscribe(track))
    for transceiver in made.getTransceivers():
        transceiver.direction = "sendonly"
    await made.setLocalDescription(await made.createOffer())
    return web.Response(text=made.localDescription.sdp)


async def answer(request: web.Request) -> web.Response:
    description = RTCSessionDescription(await request.text(), "answer")
    await connections[request.match_info["name"]].setRemoteDescription(description)
    return web.Response()


def main(address: str, port: int) -> None:
    aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: [address]
    application = web.Application()
    application.add_routes(
        [
            web.post("/publish/{name}", publish),
            web.post("/listen/{name}", listen),
            web.post("/answer/{name}", answer),
        ]
    )
    web.run_app(application, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
