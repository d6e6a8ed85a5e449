import { ExternalLink } from '../ui/external-link';
import { producerName } from './producer-name';

/** Who sent it, in short, with the whole URI on hover; a link only where it is safe. */
export function ProducerLink({ producer }: { producer: string }) {
  return (
    <span title={producer}>
      <ExternalLink href={producer} className="wrap-anywhere">
        {producerName(producer)}
      </ExternalLink>
    </span>
  );
}
