package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.checkins.GrantWriter.Written;

/** How a round reads the facts of its requests and writes its grants, on one kind of database. */
sealed interface CheckinStatements {
    /** The facts for each request, in the order of the requests; empty for one whose nonce was used before. */
    List<Optional<CheckinFacts>> read(Handle handle, List<PendingCheckin<?>> requests, Instant now);

    /**
     * Writes the grants, no two of which may want the same slot, in a transaction that the caller commits.
     *
     * @return for each grant, in order, what was written; empty if its slot was taken and nothing was saved
     */
    List<Optional<Written>> write(Handle handle, List<Grant> grants);

    /** The same, and commits the transaction: returns only once it is durable. */
    List<Optional<Written>> writeAndCommit(Handle handle, List<Grant> grants);

    /** Claims nonces with the facts, in two round trips altogether. */
    record OnOneDatabase(FactsReader facts) implements CheckinStatements {
        @Override
        public List<Optional<CheckinFacts>> read(Handle handle, List<PendingCheckin<?>> requests, Instant now) {
            return facts.readAndClaim(handle, requests, now);
        }

        @Override
        public List<Optional<Written>> write(Handle handle, List<Grant> grants) {
            return GrantWriter.write(handle, grants);
        }

        @Override
        public List<Optional<Written>> writeAndCommit(Handle handle, List<Grant> grants) {
            return GrantWriter.writeAndCommit(handle, grants);
        }
    }

    /** For requests that are located and whose nonces are claimed. */
    record OnShards(FactsReader facts) implements CheckinStatements {
        @Override
        public List<Optional<CheckinFacts>> read(Handle handle, List<PendingCheckin<?>> requests, Instant now) {
            return facts.readPlaces(handle, requests, now).stream()
                    .map(Optional::of)
                    .toList();
        }

        @Override
        public List<Optional<Written>> write(Handle handle, List<Grant> grants) {
            return ShardGrants.write(handle, grants);
        }

        @Override
        public List<Optional<Written>> writeAndCommit(Handle handle, List<Grant> grants) {
            return ShardGrants.writeAndCommit(handle, grants);
        }
    }
}
