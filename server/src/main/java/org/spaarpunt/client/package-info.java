/**
 * The protocols from a client's side: check-ins as bytes, and the answers to them. Written to cost little, because their
 * clients, the rehearsal and the load programs, share the machine with the server.
 */
@NullMarked
package org.spaarpunt.client;

import org.jspecify.annotations.NullMarked;
