package org.spaarpunt.testing;

import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Leaves a run the test classes of the kinds that {@link TestKinds#CHOICE} names. */
public final class ChosenTests implements PostDiscoveryFilter {
    private final Set<TestKind> chosen = TestKinds.chosen();

    @Override
    public FilterResult apply(TestDescriptor test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> TestKinds.of(((ClassSource) source).getJavaClass()))
                .map(kind -> FilterResult.includedIf(chosen.contains(kind), kind::word, kind::word))
                .orElseGet(() -> FilterResult.included("no class"));
    }
}
