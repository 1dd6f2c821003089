"""Chromium against a real worker: who is in a slot is heard and seen there, and nobody else."""

from tests.media import MediaWorker
from tests.realtime.media.people import Person, chromium, wants


async def test_a_slot_is_switched_without_renegotiation(worker: MediaWorker):
    async with chromium() as browser:
        ana, ben, cleo = [await Person.come(worker, browser, link) for link in ("ana", "ben", "cleo")]
        await ana.publish(colour="red", hertz=500)
        await ben.publish(colour="blue", hertz=1000)
        await cleo.receive()
        await worker.hear(1, {"cleo": wants("ana")}, {"ana": ["microphone", "camera"], "ben": ["microphone", "camera"]})
        await cleo.sees(0, "red")
        await cleo.hears(0, 500)

        await worker.hear(2, {"cleo": wants("ben")})
        await cleo.sees(0, "blue")
        await cleo.hears(0, 1000)
        await worker.hear(3, {"cleo": wants("ana", "ben")})
        await cleo.sees(1, "red")
        await cleo.hears(1, 500)
        await cleo.hears(0, 1000)

        await worker.hear(4, {"cleo": []})
        await cleo.hears(0, None)
        await cleo.hears(1, None)


async def test_what_may_not_be_sent_is_dropped_on_arrival(worker: MediaWorker):
    async with chromium() as browser:
        ana, cleo = [await Person.come(worker, browser, link) for link in ("ana", "cleo")]
        await ana.publish(colour="red", hertz=500)
        await cleo.receive()
        await worker.hear(1, {"cleo": wants("ana")}, {"ana": ["camera"]})
        await cleo.sees(0, "red")
        assert (await cleo.page.evaluate("counted('slot0', 'audio')")).get("packetsReceived", 0) == 0
        await worker.hear(2, sending={"ana": ["microphone", "camera"]})
        await cleo.hears(0, 500)
        await worker.hear(3, sending={"ana": []})
        await cleo.hears(0, None)


async def test_a_screen_shared_later_comes_in_a_slot_of_its_own(worker: MediaWorker):
    async with chromium() as browser:
        ana, cleo = [await Person.come(worker, browser, link) for link in ("ana", "cleo")]
        await ana.publish(colour="red", hertz=500)
        await cleo.receive()
        both = [*wants("ana"), *wants("ana", source="screen")]
        await worker.hear(1, {"cleo": both}, {"ana": ["microphone", "camera", "screen"]})
        await cleo.sees(0, "red")
        await ana.page.evaluate("share", "lime")
        await cleo.sees(1, "lime")
        await cleo.sees(0, "red")


async def test_devices_of_a_browser_are_heard_and_seen(worker: MediaWorker):
    async with chromium() as browser:
        ana, cleo = [await Person.come(worker, browser, link) for link in ("ana", "cleo")]
        await ana.publish()
        await cleo.receive()
        await worker.hear(1, {"cleo": wants("ana")}, {"ana": ["microphone", "camera"]})
        await cleo.until("counted('slot0', 'video').then((counted) => counted.framesDecoded > 30)")
        await cleo.until("counted('slot0', 'audio').then((counted) => counted.totalAudioEnergy > 0)")
