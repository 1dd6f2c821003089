"""Our server with a Twisted that calls a private thing of its transports by another name, as any version may."""

from twisted.internet.abstract import FileDescriptor

from realtime.gateway import server

OLD, NEW = "_tempDataLen", "_waitingLen"

for method in list(vars(FileDescriptor).values()):
    code = getattr(method, "__code__", None)
    if code is not None and OLD in code.co_names:
        method.__code__ = code.replace(co_names=tuple(NEW if name == OLD else name for name in code.co_names))

if __name__ == "__main__":
    server.main()
