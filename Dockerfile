# The program alone, with its guidance: docker build -t threshold . && docker run --rm -it --network none threshold check
FROM swift:6.2-noble AS build
RUN apt-get update -qq && apt-get install -y -qq libyaml-dev pkg-config make
COPY . /threshold
RUN make -C /threshold install DESTDIR=/stage

FROM scratch
COPY --from=build /stage /
USER 65534:65534
ENTRYPOINT ["/usr/local/bin/threshold"]
