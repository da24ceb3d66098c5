/** E-mails: an outbox in the database, filled in the transaction of what an e-mail is about, and the mail server. */
@NullMarked
package org.spaarpunt.mail;

import org.jspecify.annotations.NullMarked;
