// Checks a passholder in. Run it with: node client.mjs (Node 18 or newer). Never sign in a browser: its user would read the secrets.
import { createHmac, randomBytes } from 'node:crypto';

const SERVER = 'http://127.0.0.1:8080';
const CONSUMER_KEY = '31413BDF-DFC7-7A9F-10403618C2816E44';
const CONSUMER_SECRET = 'demo-de-werf-secret';
const TOKEN = 'demo-ann-werf';
const TOKEN_SECRET = 'demo-ann-werf-secret';

// RFC 3986
const encode = text => encodeURIComponent(text)
  .replace(/[!'()*]/g, character => '%' + character.charCodeAt(0).toString(16).toUpperCase());
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

async function call(method, path, parameters) {
  const address = `${SERVER}/uitid/rest/${path}`;
  const oauth = {
    oauth_consumer_key: CONSUMER_KEY,
    oauth_token: TOKEN,
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_version: '1.0',
  };
  const sorted = [...Object.entries(oauth), ...Object.entries(parameters)]
    .map(([name, value]) => [encode(name), encode(value)])
    .sort((one, other) => compare(one[0], other[0]) || compare(one[1], other[1]))
    .map(pair => pair.join('='))
    .join('&');
  const base = [method, address, sorted].map(encode).join('&');
  oauth.oauth_signature = createHmac('sha1', `${encode(CONSUMER_SECRET)}&${encode(TOKEN_SECRET)}`)
    .update(base)
    .digest('base64');
  const header = 'OAuth ' + Object.entries(oauth).map(([name, value]) => `${name}="${encode(value)}"`).join(', ');
  const sent = new URLSearchParams(parameters);
  return fetch(method === 'GET' ? `${address}?${sent}` : address, {
    method,
    headers: { Authorization: header },
    body: method === 'GET' ? undefined : sent,
  });
}

const answer = await call('POST', 'uitpas/passholder/checkin', {
  cdbid: 'demo-unlimited',
  uitpasNumber: '0900000095902',
});
console.log(answer.status, await answer.text());
process.exitCode = answer.ok ? 0 : 1;
