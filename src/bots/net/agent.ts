import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** Connections to a messenger's servers: kept alive, through the proxy when there is one. */
export function agentFor(root: string, proxyUrl?: string): HttpAgent {
  if (proxyUrl) return new HttpsProxyAgent(proxyUrl, { keepAlive: true });
  return root.startsWith('https:') ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
}
