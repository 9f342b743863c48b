# One image for web, worker, beat and the preparation of the database.
FROM python:3.11-slim-bookworm AS pacchetti
WORKDIR /app
COPY requirements-setup.txt requirements.txt ./
RUN python -m venv /venv \
    && python -m pip install --no-cache-dir --require-hashes -r requirements-setup.txt \
    && uv pip install --no-cache --compile-bytecode --python /venv/bin/python --require-hashes -r requirements.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 1000 --create-home --home-dir /dati piattaforma \
    && install -d -o piattaforma -g piattaforma -m 700 /dati/documenti
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=rdc_platform.settings.production \
    RDC_HOME=/dati \
    XDG_CACHE_HOME=/tmp
COPY --from=pacchetti /venv /venv
WORKDIR /app
COPY . .
# The settings refuse to load without these; collecting the static files uses none of them.
RUN SECRET_KEY=- DATABASE_URL=- REDIS_URL=redis://- ALLOWED_HOSTS=- CHIAVI_CIFRATURA=- INDIRIZZO_PUBBLICO=- \
    python manage.py collectstatic --noinput
USER piattaforma
EXPOSE 8000
CMD ["gunicorn", "rdc_platform.wsgi", "--bind=0.0.0.0:8000", "--workers=4", "--preload", "--worker-tmp-dir=/dev/shm", "--no-control-socket"]
