package org.spaarpunt.posters;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A size of paper. All have the same shape, so a poster looks the same on each. */
public enum Paper {
    A3,
    A4,
    A5;

    PDRectangle page() {
        return switch (this) {
            case A3 -> PDRectangle.A3;
            case A4 -> PDRectangle.A4;
            case A5 -> PDRectangle.A5;
        };
    }

    /** How much larger than A4 it is, in either direction. */
    float scale() {
        return page().getWidth() / PDRectangle.A4.getWidth();
    }
}
