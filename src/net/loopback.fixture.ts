import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly origin: string;
  /** Requests so far. */
  readonly asked: IncomingMessage[];
  /** Answers from here on. */
  readonly answer: (handler: Handler) => void;
  readonly close: () => Promise<void>;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A server on this machine whose answers a test sets; https where a certificate is given. */
export async function loopbackServer(certificate?: Certificate): Promise<LoopbackServer> {
  let handler: Handler = (_request, response) => response.writeHead(404).end();
  const asked: IncomingMessage[] = [];
  const listener: Handler = (request, response) => {
    asked.push(request);
    handler(request, response);
  };
  const server =
    certificate === undefined ? createServer(listener) : createSecureServer({ ...certificate }, listener);
  // A client that hangs up, in the handshake or later, is what the tests are about.
  server.on("tlsClientError", () => undefined);
  server.on("clientError", (_error, socket) => socket.destroy());
  const port = await listening(server);
  return {
    origin: `${certificate === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    asked,
    answer: (next) => {
      handler = next;
    },
    close: () => {
      server.closeAllConnections();
      return closed(server);
    },
  };
}

/** A server that takes connections, says what it is given and nothing more; it speaks no HTTP and no TLS. */
export async function muteServer(greeting?: string): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createSocketServer((socket) => {
    socket.on("error", () => undefined).resume();
    if (greeting !== undefined) socket.write(greeting);
  });
  return { port: await listening(server), close: () => closed(server) };
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
