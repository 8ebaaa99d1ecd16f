"""aiohttp's client, which aiobotocore stands on: from before a connection is sought to the end of the body."""

from functools import wraps

from .names import R
from .outbound import OutboundCall
from .recorder import recorder

_CALL = "_rolecall_call"


def watch_connector(module):
    connector = module.BaseConnector
    original = connector.connect

    @wraps(original)
    async def connect(self, req, *args, **kwargs):
        call = _begin(req)
        try:
            connection = await original(self, req, *args, **kwargs)
        except BaseException as error:
            _failed(req, error)
            raise
        if call is not None:
            call.connected()
        return connection

    connector.connect = connect
    # A connection of the pool is waited for before; what makes one is asked when there is room for it.
    for name in ("TCPConnector", "UnixConnector", "NamedPipeConnector"):
        _watch_creation(getattr(module, name, None))


def _watch_creation(connector):
    original = getattr(connector, "_create_connection", None)
    if original is None:
        return

    @wraps(original)
    async def _create_connection(self, req, *args, **kwargs):
        call = req.__dict__.get(_CALL)
        if call is not None:
            call.connecting()
        return await original(self, req, *args, **kwargs)

    connector._create_connection = _create_connection


def watch(module):
    _watch_request(module.ClientRequest)
    _watch_response(module.ClientResponse)


def _begin(request):
    try:
        url = request.url
        path = url.raw_path_qs
        call = OutboundCall(request.method, url.scheme, url.host, url.port or (443 if url.scheme == "https" else 80), path, request.headers.get)
        request.__dict__[_CALL] = call
        call.open()
        return call
    except Exception as error:
        recorder.failed(error)
        return None


def _watch_request(request):
    original = request.send

    @wraps(original)
    async def send(self, *args, **kwargs):
        try:
            response = await original(self, *args, **kwargs)
        except BaseException as error:
            _failed(self, error)
            raise
        call = self.__dict__.pop(_CALL, None)
        if call is not None:
            response.__dict__[_CALL] = call
        return response

    request.send = send


def _watch_response(response):
    start, read, eof, close, release = response.start, response.read, response._response_eof, response.close, response.release

    @wraps(start)
    async def rolecall_start(self, *args, **kwargs):
        try:
            result = await start(self, *args, **kwargs)
        except BaseException as error:
            _failed(self, error)
            raise
        call = self.__dict__.get(_CALL)
        if call is not None:
            try:
                call.answer(self.status, self.headers.get)
                call.follow(self.content)
            except Exception as error:
                recorder.failed(error)
        return result

    @wraps(read)
    async def rolecall_read(self):
        try:
            data = await read(self)
        except BaseException as error:
            _failed(self, error)
            raise
        call = self.__dict__.pop(_CALL, None)
        if call is not None:
            try:
                call._encoding = None
                call.chunk(data)
                call.body_complete()
                call.close()
            except Exception as error:
                recorder.failed(error)
        return data

    @wraps(eof)
    def rolecall_eof(self):
        call = self.__dict__.get(_CALL)
        if call is not None and call._answered is not None and call._chunks is None:
            # Nobody needs to look into it; else it is over when it was read.
            _over(self)
        return eof(self)

    @wraps(close)
    def rolecall_close(self):
        _over(self, complete=self.content is not None and self.content.is_eof())
        return close(self)

    @wraps(release)
    def rolecall_release(self):
        _over(self, complete=self.content is not None and self.content.is_eof())
        return release(self)

    response.start, response.read, response._response_eof = rolecall_start, rolecall_read, rolecall_eof
    response.close, response.release = rolecall_close, rolecall_release


def _over(response, complete=True):
    try:
        call = response.__dict__.pop(_CALL, None)
        if call is not None:
            if complete:
                call.body_complete()
            call.close(by="client")
    except Exception as error:
        recorder.failed(error)


def _failed(holder, error):
    try:
        call = holder.__dict__.pop(_CALL, None)
        if call is not None:
            call.close(error)
    except Exception as failure:
        recorder.failed(failure)
