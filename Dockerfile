# The command alone. Evidence is mounted: docker run --rm --volume "$PWD:/work:ro" rolecall analyze incident.zip
FROM node:22-slim AS build
WORKDIR /build
COPY . .
RUN npm ci && npm pack --pack-destination /tmp

FROM node:22-slim
COPY --from=build /tmp/rolecall-*.tgz /tmp/
RUN npm install --global /tmp/rolecall-*.tgz && rm /tmp/rolecall-*.tgz
USER node
WORKDIR /work
ENTRYPOINT ["rolecall"]
