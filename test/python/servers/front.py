"""Takes requests and has the work done elsewhere, by a queue."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


def serve(do):
    """`do`: what gives a key's answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer = json.dumps(do(parse_qs(urlsplit(self.path).query)["key"][0])).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            pass

    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
