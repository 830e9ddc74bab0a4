"""The program that serves the files of this machine over SFTP; it says at which URL."""

from __future__ import annotations

import asyncio
import sys

import asyncssh


class Lab(asyncssh.SSHServer):
    """Lets in who knows the password."""

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == ("lab", "lab")


async def serve() -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    server = await asyncssh.create_server(Lab, "127.0.0.1", 0, server_host_keys=[key], sftp_factory=True)
    sys.stdout.write(f"sftp://127.0.0.1:{server.get_port()}\n")
    sys.stdout.flush()
    await server.wait_closed()


if __name__ == "__main__":
    asyncio.run(serve())
