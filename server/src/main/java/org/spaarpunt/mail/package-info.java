/** E-mails: an outbox in the database, written by the commit of what an e-mail is about, and the mail server that it is emptied to. */
@NullMarked
package org.spaarpunt.mail;

import org.jspecify.annotations.NullMarked;
