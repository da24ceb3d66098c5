package org.spaarpunt.audit;

import java.util.Optional;

/** The result of verifying the chain. */
public sealed interface Verification {

    /**
     * Nothing was changed, removed or inserted.
     *
     * @param head to record, so that a later verification can detect whether the end was cut off
     * @param removedDetails sealed details that were deleted because the person they are about was removed, or because they were no longer kept
     */
    record Intact(Optional<ChainHead> head, long links, long removedDetails) implements Verification {}

    /**
     * The first link or entry that is wrong.
     *
     * @param link its number, 0 for an entry that has none
     * @param entry the id of the entry, 0 where there is none
     * @param lastGood the newest link before it
     */
    record Broken(Flaw flaw, long link, long entry, Optional<ChainHead> lastGood) implements Verification {
        /** What is wrong, as a sentence. */
        public String sentence() {
            return flaw.sentence.formatted(link, entry);
        }
    }

    /** What can be wrong. */
    enum Flaw {
        LINK_MISSING("Link %1$d is missing."),
        ENTRY_MISSING("The entry %2$d of link %1$d is missing."),
        ENTRY_CHANGED("The entry %2$d is not what link %1$d was made of, or a link before it was replaced."),
        SEAL_WRONG("Link %1$d, of entry %2$d, was not made with the key of this installation."),
        DETAIL_CHANGED("The sealed detail of entry %2$d, link %1$d, is not the one that was written."),
        DETAIL_MISSING("The sealed detail of entry %2$d, link %1$d, is missing, and its person was not removed."),
        NEVER_CHAINED("The entry %2$d has no link and is not waiting for one."),
        REMOVED_BEFORE_CHAINED("The entry %2$d was removed before it had a link."),
        CUT_OFF("The chain ends before link %1$d of the given head: its end was cut off."),
        OTHER_HEAD("Link %1$d is not the given head: the chain was rewritten.");

        private final String sentence;

        Flaw(String sentence) {
            this.sentence = sentence;
        }
    }
}
