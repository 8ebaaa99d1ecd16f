"""A script of asyncio: many reads side by side, by aiobotocore."""

import asyncio

from aiobotocore.config import AioConfig
from aiobotocore.session import get_session


async def main():
    async with get_session().create_client("s3", config=AioConfig(retries={"mode": "standard", "max_attempts": 2})) as s3:

        async def read(key):
            async with (await s3.get_object(Bucket="data", Key=key))["Body"] as body:
                return len(await body.read())

        print(*[one if isinstance(one, int) else type(one).__name__ for one in await asyncio.gather(*map(read, "ab"), return_exceptions=True)])


asyncio.run(main())
