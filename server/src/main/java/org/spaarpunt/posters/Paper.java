package org.spaarpunt.posters;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A size of paper. All have the same shape, so a poster looks the same on each. */
public enum Paper {
    A3(PDRectangle.A3),
    A4(PDRectangle.A4),
    A5(PDRectangle.A5);

    @SuppressWarnings("ImmutableEnumChecker") // Nothing changes these rectangles, which the library keeps as constants.
    private final PDRectangle page;

    Paper(PDRectangle page) {
        this.page = page;
    }

    PDRectangle page() {
        return page;
    }

    /** How much larger than A4 it is, in either direction. */
    float scale() {
        return page.getWidth() / PDRectangle.A4.getWidth();
    }
}
