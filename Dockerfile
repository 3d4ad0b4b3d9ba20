# The worker, and the command line: `docker run IMAGE --help`.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app

# what changes seldom comes first, so that a new version of the code does not install everything again
COPY requirements.lock ./
RUN pip install --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md ./
COPY schemas schemas
COPY worker worker
COPY seeds seeds
# editable: the code runs from /app, where the sample documents are found beside it
RUN pip install --no-deps --no-build-isolation --editable .

# the tables of the worker: one volume for each container
RUN useradd --system --uid 10001 --home-dir /var/lib/coalition --create-home coalition
USER coalition
ENV COALITION_DATA_DIR=/var/lib/coalition
VOLUME /var/lib/coalition

EXPOSE 6066
STOPSIGNAL SIGTERM
ENTRYPOINT ["coalition"]
CMD ["work"]
