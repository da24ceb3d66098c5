package org.spaarpunt.web.frame;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.languages.Language;
import org.spaarpunt.time.LocalZone;

/**
 * What the templates of all pages need.
 *
 * @param base prefix of all paths of this server
 * @param self path and query of this page, or of the page that its form was sent from
 * @param counter at which the user works now, if known
 * @param now to write days as today and yesterday
 * @param again after how many seconds the browser reloads the page by itself
 */
public record Frame(
        Language language,
        String base,
        String self,
        Optional<SignedIn> signedIn,
        Optional<EmployeeCounter> counter,
        Instant now,
        OptionalInt again) {

    /** How long before the end of a session its user is told. */
    private static final Duration WARNED_BEFORE = Duration.ofMinutes(15);

    public Frame askedAgainIn(int seconds) {
        return new Frame(language, base, self, signedIn, counter, now, OptionalInt.of(seconds));
    }

    public String text(String key, Object... places) {
        return Texts.in(language).text(key, places);
    }

    /** The address of a path of this server. */
    public String at(String path) {
        return base + path;
    }

    public String asset(String name) {
        return base + Assets.path(name);
    }

    /** The addresses of what these scripts need before they run. */
    public List<String> imports(List<String> scripts) {
        return Assets.imports(scripts).stream().map(path -> base + path).toList();
    }

    /** This page in another language. */
    public String in(Language other) {
        return base + self + (self.indexOf('?') < 0 ? "?" : "&") + "lang=" + other.tag();
    }

    /** The name of a language in that language. */
    public String nameOf(Language other) {
        var own = Locale.of(other.tag());
        var name = own.getDisplayLanguage(own);
        return name.substring(0, 1).toUpperCase(own) + name.substring(1);
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** Day and time in the reader's format. */
    public String moment(Instant moment) {
        return Texts.in(language).moment(moment, now);
    }

    public String day(Instant moment) {
        return Texts.in(language).day(moment);
    }

    public String day(LocalDate day) {
        return Texts.in(language).day(day);
    }

    /** A time of day in the reader's format. */
    public String time(LocalTime time) {
        return Texts.in(language).time(time);
    }

    /** The time of day of a moment. */
    public String clockTime(Instant moment) {
        return time(LocalTime.ofInstant(moment, LocalZone.ZONE));
    }

    public String weekday(DayOfWeek weekday) {
        return Texts.in(language).weekday(weekday);
    }

    /** A number in the reader's format. */
    public String number(long number) {
        return Texts.in(language).number(number);
    }

    /** An amount of money, with its cents. */
    public String amount(BigDecimal amount) {
        return Texts.in(language).amount(amount);
    }

    /** When the session ends, if that is soon and whatever the user does. */
    public Optional<Instant> sessionEnds() {
        return signedIn.map(person -> person.session().endsAt()).filter(end -> end.isBefore(now.plus(WARNED_BEFORE)));
    }

    /** After how many seconds without a request the user is told that the session is about to end. */
    public long warnedAfter() {
        return Sessions.IDLE_LIMIT.minus(WARNED_BEFORE).toSeconds();
    }

    /** The parts of the site that the navigation offers. */
    public List<Section> sections() {
        return signedIn.map(SiteMap::of).orElse(List.of());
    }

    /** Whether the navigation leads to this path. */
    public boolean offers(String path) {
        return sections().stream().anyMatch(section -> section.path().equals(path));
    }

    /** The parts of the area that this page is in. */
    public List<Section> sectionsOfArea() {
        return signedIn.map(person -> SiteMap.within(path(), person)).orElse(List.of());
    }

    private String path() {
        int question = self.indexOf('?');
        return question < 0 ? self : self.substring(0, question);
    }

    /** The {@code aria-current} of a link from this page to a path: only for the page itself. */
    @Nullable
    public String currentPage(String path) {
        return "page".equals(current(path)) ? "page" : null;
    }

    /** The parts of the section of the area that this page is in; none for most sections. */
    public List<Section> partsOfSection() {
        return sectionsOfArea().stream()
                .map(Section::parts)
                .filter(this::isInOneOf)
                .findFirst()
                .orElse(List.of());
    }

    /**
     * The {@code aria-current} of a link to a section of the area. The first one is the area's own page: it contains
     * the pages that are in no other section.
     */
    @Nullable
    public String currentInArea(Section section) {
        if (!section.parts().isEmpty()) {
            return isInOneOf(section.parts()) ? "true" : null;
        }
        var sections = sectionsOfArea();
        boolean isOwnPage = section.equals(sections.getFirst());
        boolean inOther =
                sections.stream().skip(1).anyMatch(other -> current(other.path()) != null || isInOneOf(other.parts()));
        return isOwnPage && inOther ? null : current(section.path());
    }

    private boolean isInOneOf(List<Section> parts) {
        return parts.stream().anyMatch(part -> current(part.path()) != null);
    }

    /**
     * The {@code aria-current} of a link from this page to a path: for the page itself, or the part of the site that it
     * is in.
     */
    @Nullable
    public String current(String path) {
        var here = path();
        return here.equals(path) ? "page" : here.startsWith(path + "/") ? "true" : null;
    }
}
