package org.spaarpunt.web.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * One page of a list as users see it, and the addresses of its other pages and orders. Search text and order stay the
 * same from page to page.
 *
 * @param place where the list is
 * @param standard the default order
 */
public record ListView<T>(Place place, ListPage<T> part, PageQuery<?> wanted, Standard<?> standard) {
    private static final String SEARCH = "search";
    private static final String SORT = "sort";
    private static final String ORDER = "order";
    private static final String PAGE = "page";
    private static final String ASCENDING = "asc";
    private static final String DESCENDING = "desc";

    /** Rows on one page: on a phone, where each row is a card, some five screens. */
    public static final int ROWS = 25;

    /**
     * Where a list is.
     *
     * @param path of the page that shows it
     * @param anchor where on that page; empty: the list is the whole page
     * @param filter parameters that stay the same on all its pages
     */
    public record Place(String path, String anchor, List<Parameter> filter) {
        public Place {
            filter = List.copyOf(filter);
        }

        public Place(String path, String anchor) {
            this(path, anchor, List.of());
        }

        public static Place at(String path) {
            return new Place(path, "");
        }

        private String with(List<Parameter> parameters) {
            var all = new ArrayList<>(filter);
            all.addAll(parameters);
            return PageRequest.address(path, new Parameters(all)) + (anchor.isEmpty() ? "" : "#" + anchor);
        }
    }

    public record Standard<O extends Enum<O>>(O order, boolean descending) {}

    public static <T, O extends Enum<O>> ListView<T> of(
            PageRequest request, Place place, Standard<O> standard, Function<PageQuery<O>, ListPage<T>> list) {
        var query = request.query();
        var order = query.firstFilled(SORT).flatMap(name -> named(standard.order(), name));
        var descending = query.firstFilled(ORDER)
                .map(DESCENDING::equals)
                .orElse(standard.descending() && order.orElse(standard.order()) == standard.order());
        var wanted = new PageQuery<>(
                query.firstFilled(SEARCH).map(String::strip).orElse(""),
                order.orElse(standard.order()),
                descending,
                query.firstFilled(PAGE).map(ListView::number).orElse(1),
                ROWS);
        return new ListView<>(place, list.apply(wanted), wanted, standard);
    }

    public List<T> rows() {
        return part.rows();
    }

    public String search() {
        return wanted.search();
    }

    public boolean isSearched() {
        return !search().isEmpty();
    }

    public boolean isLong() {
        return part.pages() > 1;
    }

    /** The number of the first row shown, among all rows. */
    public long first() {
        return (long) (part.page() - 1) * part.size() + 1;
    }

    public long last() {
        return first() + rows().size() - 1;
    }

    public Optional<String> previous() {
        return part.page() > 1 ? Optional.of(page(part.page() - 1)) : Optional.empty();
    }

    public Optional<String> next() {
        return part.page() < part.pages() ? Optional.of(page(part.page() + 1)) : Optional.empty();
    }

    /** The whole list in this order, without a search. */
    public String everything() {
        return place.with(sorted(wanted.order().name(), wanted.descending()));
    }

    /** The first page in the order of a column; reversed if the list is in that order already. */
    public String sortedBy(String column) {
        var parameters = searched();
        parameters.addAll(sorted(column, isBy(column) && !wanted.descending()));
        return place.with(parameters);
    }

    /** The value of {@code aria-sort} of a column. */
    @Nullable
    public String direction(String column) {
        return isBy(column) ? (wanted.descending() ? "descending" : "ascending") : null;
    }

    /** The hidden fields by which a search form keeps filter and order. */
    public List<Parameter> kept() {
        var kept = new ArrayList<>(place.filter());
        kept.addAll(sorted(wanted.order().name(), wanted.descending()));
        return kept;
    }

    private boolean isBy(String column) {
        return wanted.order().name().equals(column);
    }

    private String page(int number) {
        var parameters = searched();
        parameters.addAll(sorted(wanted.order().name(), wanted.descending()));
        parameters.add(new Parameter(PAGE, String.valueOf(number)));
        return place.with(parameters);
    }

    private List<Parameter> searched() {
        var parameters = new ArrayList<Parameter>();
        if (isSearched()) {
            parameters.add(new Parameter(SEARCH, search()));
        }
        return parameters;
    }

    /** Nothing for the default order. */
    private List<Parameter> sorted(String column, boolean descending) {
        return column.equals(standard.order().name()) && descending == standard.descending()
                ? List.of()
                : List.of(
                        new Parameter(SORT, column.toLowerCase(Locale.ROOT)),
                        new Parameter(ORDER, descending ? DESCENDING : ASCENDING));
    }

    private static <O extends Enum<O>> Optional<O> named(O one, String name) {
        return Stream.of(one.getDeclaringClass().getEnumConstants())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** 1 for a text that is not a number, or a number beyond the end of every list. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return 1;
        }
    }
}
