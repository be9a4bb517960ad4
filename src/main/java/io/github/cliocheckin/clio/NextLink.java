package io.github.cliocheckin.clio;

import java.net.URI;
import java.util.Objects;

/** The link from a page to the next one: followed as it is, but never to another host and never in a circle. */
public final class NextLink {

    private NextLink() {}

    /**
     * @param current the address of the page that holds the link
     * @return the next page's address, or null after the last page
     * @throws ClioUnavailableException if the link leads elsewhere or back to the page itself
     */
    public static URI from(URI current, String next) {
        if (next == null || next.isBlank()) {
            return null;
        }
        URI link;
        try {
            link = URI.create(escaped(next.strip()));
        } catch (IllegalArgumentException e) {
            throw new ClioUnavailableException("The link to Clio's next page is no address");
        }
        if (!isAt(current, link) || !Objects.equals(current.getPath(), link.getPath())) {
            throw new ClioUnavailableException(
                    "The link to Clio's next page leads to another host (" + link.getHost() + ") and is not followed");
        }
        if (link.equals(current)) {
            throw circle();
        }
        return link;
    }

    /** The link leads back to a page that was read already. */
    public static ClioUnavailableException circle() {
        return new ClioUnavailableException("The link to Clio's next page leads back to a page that was read already");
    }

    /** Characters that Clio's own examples leave as they are, though an address must not hold them. */
    private static String escaped(String link) {
        return link.replace("{", "%7B").replace("}", "%7D").replace("|", "%7C").replace(" ", "%20");
    }

    /** Whether an address is at this Clio, and a token of its may go there. */
    public static boolean isAt(URI clio, URI address) {
        return Objects.equals(clio.getScheme(), address.getScheme())
                && Objects.equals(clio.getHost(), address.getHost())
                && clio.getPort() == address.getPort()
                && address.getRawUserInfo() == null;
    }
}
