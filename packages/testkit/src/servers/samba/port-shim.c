/*
 * Moves the LDAP ports of Samba, which are compiled in and which only root may open. Preloaded into `samba` with
 * ROLLCALL_PORT_OFFSET=n, it listens on port + n. getsockname() tells the port as it would have been, because Samba
 * chooses TLS and the global catalogue by the port that a client came in by.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int offset(void) {
  const char *text = getenv("ROLLCALL_PORT_OFFSET");
  return text ? atoi(text) : 0;
}

static int is_ldap_port(int port) {
  return port == 389 || port == 636 || port == 3268 || port == 3269;
}

/* The port is at the same place in addresses of IPv4 and of IPv6. */
static in_port_t *port_of(struct sockaddr *address) {
  return &((struct sockaddr_in *)address)->sin_port;
}

static int is_internet(const struct sockaddr *address) {
  return address && (address->sa_family == AF_INET || address->sa_family == AF_INET6);
}

int bind(int socket, const struct sockaddr *address, socklen_t length) {
  static int (*next)(int, const struct sockaddr *, socklen_t);
  struct sockaddr_storage moved;
  if (!next) next = dlsym(RTLD_NEXT, "bind");
  if (!is_internet(address) || length > sizeof moved) return next(socket, address, length);
  memcpy(&moved, address, length);
  in_port_t *port = port_of((struct sockaddr *)&moved);
  if (is_ldap_port(ntohs(*port))) *port = htons(ntohs(*port) + offset());
  return next(socket, (struct sockaddr *)&moved, length);
}

int getsockname(int socket, struct sockaddr *address, socklen_t *length) {
  static int (*next)(int, struct sockaddr *, socklen_t *);
  if (!next) next = dlsym(RTLD_NEXT, "getsockname");
  int result = next(socket, address, length);
  if (result == 0 && is_internet(address)) {
    in_port_t *port = port_of(address);
    if (is_ldap_port(ntohs(*port) - offset())) *port = htons(ntohs(*port) - offset());
  }
  return result;
}
