"""Tornado, in front of a ledger, without AWS: the ledger's refusal becomes an empty list and a hint."""

import asyncio
import json
import os

from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.web import Application, RequestHandler


class Accounts(RequestHandler):
    async def get(self):
        passed = {"Authorization": self.request.headers["Authorization"]} if "PASS_ON" in os.environ else {}
        try:
            answer = await AsyncHTTPClient().fetch(os.environ["LEDGER"] + "/v1/accounts", headers=passed)
            self.write({"accounts": json.loads(answer.body)})
        except HTTPClientError as error:
            self.write({"accounts": [], "hint": "ledger unavailable (%s)" % error.code})


async def main():
    Application([("/accounts", Accounts)]).listen(int(os.environ["PORT"]), "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
