"""What clients hold in the server, and the one place that decides when a client is gone and frees it.

A TCP client is gone when its connection ends. A UDP client is gone when it has been silent for the server's patience.
A silent UDP client that waits for an answer, or receives activations, is only gone when the system reports that nobody
listens at its address.
"""

import asyncio
import logging

from nmfserver.commands.base import Services
from nmfserver.commands.queue import WITHOUT_CLIENT
from nmfserver.osc.client import Client
from nmfserver.osc.clients import Senders
from nmfserver.osc.sockets import is_deserted
from nmfserver.osc.udp import UdpClient

logger = logging.getLogger(__name__)

MOST_PROBED = 64
"""Clients that are probed at a time: each takes an open file for half a second."""


class ClientResources:
    """Finds and frees what clients hold: logins, objects, names, bundles, commands, jobs, folders and buffers."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def held_by(self, client: Client) -> bool:
        """Whether a client holds a resource or has changed a setting."""
        return client.has_settings or self._has_resources(client)

    def free(self, client: Client) -> None:
        """Free what a client holds: with its folder, the buffers that are named after that.

        UDP and TCP both call this when a client is gone.
        """
        services = self._services
        services.logins.pop(client, None)
        services.instances.pop(client, None)
        services.refused.pop(client, None)
        services.held.forget(client)
        services.news.forget(client)
        services.scheduler.clear(client)
        services.jobs.cancel_all(client)
        services.queue.abandon(client)
        if prefixes := services.exchange.prefixes(client):
            self._free_buffers(prefixes)
        services.exchange.remove(client)

    def free_connection(self, client: Client) -> None:
        """Free a client whose connection is closed, and again when its last commands have ended.

        These may still run for some seconds, and their completion messages may take more.
        """
        self.free(client)
        asyncio.get_running_loop().call_later(2 * WITHOUT_CLIENT, self.free, client)

    def _free_buffers(self, prefixes: tuple[str, ...]) -> None:
        services = self._services
        for key in [key for key, _ in services.buffers if isinstance(key, str) and key.startswith(prefixes)]:
            services.buffers.free(key)

    async def watch(self, senders: Senders) -> None:
        """Free the resources of UDP clients that are gone, several times in each period of patience."""
        patience, loop = self._services.options.client_patience, asyncio.get_running_loop()
        while True:
            await asyncio.sleep(patience / 4)
            silent = [each for each in senders if loop.time() - each.heard > patience and self._has_resources(each)]
            for first in range(0, len(silent), MOST_PROBED):
                probed = silent[first : first + MOST_PROBED]
                gone = await asyncio.gather(*map(self._is_gone, probed))
                for client in [client for client, is_gone in zip(probed, gone, strict=True) if is_gone]:
                    logger.info("%s has been silent for %g seconds: what it held is freed", client, patience)
                    self.free(client)
            senders.forget_proofs(self._has_resources)
            senders.reconsider_holders()

    def _has_resources(self, client: Client) -> bool:
        services = self._services
        return (
            client in services.logins
            or client in services.instances
            or services.held.holds(client)
            or services.news.has(client)
            or self._has_folder(client)
            or self._expects_messages(client)
        )

    def _has_folder(self, client: Client) -> bool:
        return bool(self._services.exchange.prefixes(client))

    def _expects_messages(self, client: Client) -> bool:
        """Whether an answer, activations or a bundle of a client is still to come."""
        services = self._services
        return (
            (services.live.session is not None and client in services.told)
            or services.news.has(client)
            or client.line.has_work
            or services.queue.holds(client)
            or services.scheduler.holds(client)
            or services.jobs.holds(client)
        )

    async def _is_gone(self, client: UdpClient) -> bool:
        """Whether a silent client is gone. A client with a folder knows that it must not be silent."""
        if self._has_folder(client) or not self._expects_messages(client):
            return True
        return await is_deserted(client.address)
