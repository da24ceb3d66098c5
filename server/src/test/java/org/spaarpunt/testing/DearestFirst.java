package org.spaarpunt.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Runs test classes that need a browser or another process before those that need less. They take longest, mostly to wait: begun
 * last, they would run on alone when everything else is done.
 */
public final class DearestFirst implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(DearestFirst::kind).reversed());
    }

    private static TestKind kind(ClassDescriptor described) {
        return TestKinds.of(described.getTestClass());
    }
}
