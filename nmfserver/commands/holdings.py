"""What clients hold in the server, and the one place that decides when a client is gone and frees it.

A connection has an end. Over UDP a client is gone when it has been silent for the server's patience; but whoever waits
for an answer, or is told activations, has nothing to say, and is gone when the system knows that nobody listens.
"""

import asyncio
import logging

from nmfserver.commands.base import Services
from nmfserver.osc.clients import Senders
from nmfserver.osc.sockets import is_deserted
from nmfserver.osc.transport import Client, UdpClient

logger = logging.getLogger(__name__)


class Holdings:
    """Looks after what clients hold."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def of(self, client: Client) -> bool:
        """Whether a client would miss something if it were forgotten, be it a setting."""
        return client.has_settings or self._is_held(client)

    def free(self, client: Client) -> None:
        """Free a client's login, objects, bundles, commands, jobs and folder, and the buffers named after that."""
        services = self._services
        services.logins.pop(client, None)
        services.instances.pop(client, None)
        services.refused.pop(client, None)
        services.scheduler.clear(client)
        services.jobs.cancel_all(client)
        services.queue.abandon(client)
        prefixes = services.exchange.prefixes(client)
        for key in [key for key, _ in services.buffers if isinstance(key, str) and key.startswith(prefixes)]:
            services.buffers.free(key)
        services.exchange.remove(client)

    async def watch(self, senders: Senders) -> None:
        """Free what those hold who are gone, without an end."""
        patience, loop = self._services.options.client_patience, asyncio.get_running_loop()
        while True:
            await asyncio.sleep(patience / 4)
            silent = [client for client in senders if loop.time() - client.heard > patience and self._is_held(client)]
            gone = await asyncio.gather(*map(self._is_gone, silent))
            for client in [client for client, is_gone in zip(silent, gone, strict=True) if is_gone]:
                logger.info("%s has been silent for %g seconds: what it held is freed", client, patience)
                self.free(client)
            senders.forget_proofs()
            senders.look_again()

    def _is_held(self, client: Client) -> bool:
        services = self._services
        return (
            client in services.logins or client in services.instances or self._has_folder(client) or self._waits(client)
        )

    def _has_folder(self, client: Client) -> bool:
        return bool(self._services.exchange.prefixes(client))

    def _waits(self, client: Client) -> bool:
        """Whether something is on its way to a client, or waits for its time."""
        services = self._services
        return (
            (client in services.logins and services.live.session is not None)
            or client.line.has_work
            or services.queue.holds(client)
            or services.scheduler.holds(client)
            or services.jobs.holds(client)
        )

    async def _is_gone(self, client: UdpClient) -> bool:
        """Whether a client that has been silent for long is gone. Whoever has a folder knows that it must not be."""
        if self._has_folder(client) or not self._waits(client):
            return True
        return await is_deserted(client.address)
