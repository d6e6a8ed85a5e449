import { NotHere } from '@/components/node/not-here';

export default function NotFound() {
  return <NotHere what="column" />;
}
