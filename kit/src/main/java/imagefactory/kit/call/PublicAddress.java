package imagefactory.kit.call;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/// Which addresses belong to the internet at large. Whatever is special (this machine, this
/// network, a carrier's, documentation, tunnels that carry another address) does not.
final class PublicAddress {
  private static final List<Block> SPECIAL =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16));

  /// Of IPv6 only this block is given out for the internet.
  private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    boolean old = address.getAddress().length == Block.OLD_BYTES;
    return (old || GLOBAL_UNICAST.holds(address))
        && SPECIAL.stream().noneMatch(block -> block.holds(address));
  }

  /// All addresses that begin with the same bits.
  private record Block(int bytes, BigInteger start, int bits) {
    static final int OLD_BYTES = 4;

    static Block of(String address, int bits) {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return new Block(bytes.length, new BigInteger(1, bytes), bits);
    }

    boolean holds(InetAddress address) {
      byte[] found = address.getAddress();
      int rest = bytes * Byte.SIZE - bits;
      return found.length == bytes
          && new BigInteger(1, found).shiftRight(rest).equals(start.shiftRight(rest));
    }
  }
}
