/** What all pages share: requests, forms, texts and the frame around each page. */
@NullMarked
package org.spaarpunt.web.frame;

import org.jspecify.annotations.NullMarked;
