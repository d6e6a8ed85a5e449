import { UserRound, UsersRound } from 'lucide-react';

import type { NodeDetails } from '@/lib/contract/nodes';

import { inWords } from '../node/in-words';
import { ProducerLink } from '../node/producer-link';
import { Section } from '../node/section';
import { EmptyTab } from './empty-tab';

type Owner = NodeDetails['owners'][number];

/** Who owns a node, by role, and who said so. */
export function OwnershipTab({ owners }: { owners: readonly Owner[] }) {
  if (owners.length === 0) {
    return (
      <EmptyTab title="No owner known" facet="ownership">
        Owners come with the ownership facet of the dataset or job, each with a name and a role.
      </EmptyTab>
    );
  }
  return (
    <div className="grid gap-6 @3xl:grid-cols-2">
      {byRole(owners).map(({ role, owners: inRole }) => (
        <Section key={role} title={role}>
          <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
            {inRole.map((owner, index) => (
              <OwnerLine key={index} owner={owner} />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function OwnerLine({ owner }: { owner: Owner }) {
  const { kind, name } = ownerName(owner.name);
  const Icon = kind === 'person' ? UserRound : UsersRound;
  return (
    <li className="flex items-start gap-2.5 px-3 py-2">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <div className="min-w-0 text-sm">
        <bdi className="block font-medium wrap-anywhere text-ink" title={owner.name}>
          {name}
        </bdi>
        <span className="text-xs text-ink-faint">
          {owner.producer === null ? (
            'the event did not say who sent it'
          ) : (
            <>
              from <ProducerLink producer={owner.producer} />
            </>
          )}
        </span>
      </div>
    </li>
  );
}

/** `team:risk`, `user:ada` are common; the part before the colon only picks the icon. */
function ownerName(name: string): { kind: 'person' | 'group'; name: string } {
  const [, prefix = '', rest = ''] =
    /^(team|group|user|person|application):(.+)$/i.exec(name) ?? [];
  if (rest === '') return { kind: name.includes('@') ? 'person' : 'group', name };
  return { kind: /user|person/i.test(prefix) ? 'person' : 'group', name: rest };
}

function byRole(owners: readonly Owner[]) {
  const roles = new Map<string, Owner[]>();
  for (const owner of owners) {
    const role = owner.type === null || owner.type === '' ? 'Owner' : inWords(owner.type);
    roles.set(role, [...(roles.get(role) ?? []), owner]);
  }
  return [...roles].map(([role, inRole]) => ({ role, owners: inRole }));
}
