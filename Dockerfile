# docs2swift and the token server, each as an image of its own:
#
#   docker build --target docs2swift --tag docs2swift .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" docs2swift generate specs
#
#   docker build --target token-server --tag token-server .
#   docker run --rm --volume tokens:/data --publish 8080:8080 token-server serve --help

FROM swift:6.3-bookworm AS build
WORKDIR /source
# The packages of the build. Docker installs them again only when this script has changed.
COPY Scripts/setup Scripts/setup
RUN Scripts/setup && rm -rf /var/lib/apt/lists/*
COPY . .
RUN swift build --configuration release --static-swift-stdlib --product docs2swift \
  && swift build --configuration release --static-swift-stdlib --product token-server \
  && mkdir /programs \
  && cp "$(swift build --configuration release --show-bin-path)"/docs2swift \
    "$(swift build --configuration release --show-bin-path)"/token-server /programs

FROM debian:bookworm-slim AS docs2swift
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends \
    git libcmark-gfm0.29.0.gfm.6 libcmark-gfm-extensions0.29.0.gfm.6 libxml2 \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /programs/docs2swift /usr/local/bin/docs2swift
WORKDIR /work
USER 65534
ENTRYPOINT ["docs2swift"]
CMD ["help"]

FROM debian:bookworm-slim AS token-server
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends \
    libmicrohttpd12 libpq5 libsodium23 libsqlite3-0 libxml2 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --system --uid 10001 --create-home --home-dir /data tokens
COPY --from=build /programs/token-server /usr/local/bin/token-server
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["token-server"]
CMD ["--help"]
